-- CreateTable
CREATE TABLE "Confusion" (
    "modelVersionId" TEXT NOT NULL,
    "split" "SplitName" NOT NULL,
    "output" TEXT NOT NULL,
    "labels" TEXT[],
    "counts" JSONB NOT NULL,

    CONSTRAINT "Confusion_pkey" PRIMARY KEY ("modelVersionId","split","output")
);

-- AddForeignKey
ALTER TABLE "Confusion" ADD CONSTRAINT "Confusion_modelVersionId_fkey" FOREIGN KEY ("modelVersionId") REFERENCES "ModelVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

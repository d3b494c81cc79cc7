/** An upload's bytes are not taken. `statusCode` is that of the HTTP answer. */
export class UploadRefused extends Error {
  override readonly name = 'UploadRefused'
  constructor(
    readonly statusCode: 404 | 409 | 410 | 413 | 422,
    readonly code: 'NOT_FOUND' | 'CONFLICT' | 'UPLOAD_EXPIRED' | 'TOO_LARGE' | 'INVALID_INPUT',
    message: string,
  ) {
    super(message)
  }
}

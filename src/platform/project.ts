/** The one project until access control comes; its row is inserted by the first migration. */
export const defaultProjectId = 'prj_default'

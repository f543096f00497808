/** What is wrong with a draft. Errors keep it from being sent; a draft may be saved with them. */
export interface DraftProblem {
  /** Path of the field: `dueDate`, `lines.0.quantity`. */
  field: string
  message: string
  level: 'error' | 'warning'
}

export const hasErrors = (problems: readonly DraftProblem[]): boolean =>
  problems.some(problem => problem.level === 'error')

export const error = (field: string, message: string): DraftProblem => ({ field, message, level: 'error' })
export const warning = (field: string, message: string): DraftProblem => ({
  field,
  message,
  level: 'warning',
})

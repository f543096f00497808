/** Once the messages stand in the page: the first field that is wrong gets the focus. `within`: a selector. */
export function focusFirstError(within: 'main' | 'dialog'): void {
  setTimeout(() =>
    document
      .querySelector<HTMLElement>(`${within} [aria-invalid="true"], ${within} .field-error[tabindex]`)
      ?.focus(),
  )
}

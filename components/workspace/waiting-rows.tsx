import { i18n } from '#i18n'

/** Rows of the right size while the first answer is read, so that nothing jumps. */
export const WaitingRows = ({ columns }: { columns: number }) => (
  <>
    {[1, 2, 3, 4, 5, 6].map(row => (
      <tr key={row}>
        <td colSpan={columns}>
          <span class="skeleton skeleton-line">{i18n.t('shared.loading')}</span>
        </td>
      </tr>
    ))}
  </>
)

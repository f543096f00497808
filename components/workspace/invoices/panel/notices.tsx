import type { ComponentChildren } from 'preact'
import { i18n } from '#i18n'
import type { Connection } from '../../../../core/ledger/connection.ts'
import { mayExistThere } from '../../../../core/ledger/editing.ts'
import type { Invoice } from '../../../../core/ledger/records.ts'
import { Banner } from '../../../shared/banner.tsx'
import { Button } from '../../../shared/button.tsx'
import { type Address, goTo, withParams } from '../../address.ts'
import { useKnownFailure } from '../../known-failure.ts'
import { Refusal } from '../../refusal.tsx'
import { Remedies } from '../../remedies/remedies.tsx'
import { UnknownOutcome } from '../../unknown-outcome.tsx'
import { useInvoiceActions } from '../use-invoice-actions.ts'
import { OurVersion } from '../versions/our-version.tsx'
import { VersionsDialog } from '../versions/versions-dialog.tsx'

interface Props {
  connection: Connection
  invoice: Invoice
  address: Address
}

/** What is out of the ordinary with the invoice, and the way to mend it. */
export function InvoiceNotices(props: Props): ComponentChildren {
  const { connection, invoice, address } = props
  const actions = useInvoiceActions(connection)
  const { comparing, compare } = useComparison(props)
  return (
    <>
      {invoice.syncState === 'failed' && <Failure {...props} />}
      {invoice.syncState === 'unknown' && (
        <UnknownOutcome
          connection={connection}
          entity="invoice"
          id={invoice.id}
          {...(compare ? { compareAddress: compare } : {})}
        />
      )}
      {comparing && (
        <VersionsDialog
          connection={connection}
          invoice={invoice}
          onClose={() => goTo(withParams(address, { compare: undefined }))}
        />
      )}
      <OurVersion connection={connection} invoice={invoice} />
      {invoice.deletedThereAt && (
        <Banner
          tone="warn"
          title={i18n.t('workspace.deletedThereTitle')}
          actions={
            !invoice.archivedAt && (
              <Button
                size="small"
                icon="archive"
                onClick={() => actions.archive([invoice.id], true, invoice.number)}
              >
                {i18n.t('action.archive')}
              </Button>
            )
          }
        >
          {i18n.t('workspace.deletedThereAbout')}
        </Banner>
      )}
      {invoice.archivedAt && (
        <Banner
          tone="muted"
          title={i18n.t('workspace.archivedTitle')}
          actions={
            <Button
              size="small"
              icon="unarchive"
              onClick={() => actions.archive([invoice.id], false, invoice.number)}
            >
              {i18n.t('action.unarchive')}
            </Button>
          }
        >
          {i18n.t('workspace.archivedAbout')}
        </Banner>
      )}
      {invoice.skippedFor && (
        <Banner
          tone="warn"
          title={i18n.t('workspace.skippedTitle')}
          actions={
            <a
              class="button"
              data-size="small"
              href={withParams(address, { id: invoice.skippedFor, skipped: undefined })}
            >
              {i18n.t('workspace.keptInvoice')}
            </a>
          }
        >
          {i18n.t('workspace.skippedAbout', { number: invoice.number })}
        </Banner>
      )}
    </>
  )
}

/** Is there another version to look at, where, and is it being looked at? */
function useComparison({ connection, invoice, address }: Props) {
  const able = mayExistThere(invoice, useKnownFailure(invoice.failure, connection.system)?.id)
  return {
    comparing: able && address.params.get('compare') === 'show',
    compare: able ? withParams(address, { id: invoice.id, compare: 'show' }) : undefined,
  }
}

/** The accounting system's words, what they mean, and the steps; the buttons do what can be done from here. */
function Failure(props: Props) {
  const { connection, invoice, address } = props
  const actions = useInvoiceActions(connection)
  const { failure } = invoice
  const { compare } = useComparison(props)
  return (
    <Refusal
      connection={connection}
      failure={failure}
      actions={
        <>
          {compare && (
            <a class="button" data-size="small" href={compare}>
              {i18n.t('versions.compare')}
            </a>
          )}
          <a class="button" data-size="small" href={withParams(address, { edit: invoice.id, id: undefined })}>
            {i18n.t('workspace.edit')}
          </a>
          <Button size="small" icon="send" onClick={() => actions.retry(invoice)}>
            {i18n.t('workspace.retry')}
          </Button>
        </>
      }
    >
      <Remedies connection={connection} record={invoice} />
    </Refusal>
  )
}

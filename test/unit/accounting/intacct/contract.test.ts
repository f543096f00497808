// @vitest-environment node
import { describeConnector } from '../connector-contract.ts'
import { AR, intacctStandIn, ORDER_ENTRY } from './alder-stand-in.ts'

describeConnector('Sage Intacct, AR invoices', () => intacctStandIn(AR))
describeConnector('Sage Intacct, Order Entry', () => intacctStandIn(ORDER_ENTRY))

/**
 * The only words that ever leave a text for a report or a sketch: those of the product, of errors and of
 * pages. Names, amounts and numbers are made of other words, and go.
 */
const WORDS = `
a about access account accounting action active add address after again agenda alert allowed already amount an
and another answer answered app application apply are archive area article as ascending aside at attachment
authorization automation available back badge balance banner be because been before being belongs bill billing block
body books bottom box brand breadcrumb browser bulk busy button by cadence calendar cancel cannot card cause cell
change changed changes check checkbox choose class close closed code col column combobox command company complete
connected connection container content control could created credit currency current customer customers cut data date
dates day days default delete deleted deposit deposited description detail details dialog did different
disconnected discount div document does dojo doc down draft drawer dropdown due duplicate edit editor element email empty
end enter entity entry error errors exists expired export failed failure field fields file filter find first
focus footer for form format found frame from gave given grid group half has have header heading help hidden
home hook host http icon id if image import imported in inactive index info input internal invalid invoice invoices is
it item items its key label later layout line lines link list listed loading location locked log long
main make many may memo memos menu merge message messages method missing modal mode module must name names
nav navigation network new next no node none not note nothing notice number numbers object of off offline old on
one open operation option options or order other outcome overdue overlay own page pages paid pagination panel paste
password pay payment payments pdf period permission person phone popup posted prepared preview price primary print
problem processed product profile program progress pull push query quickbooks quantity radio rate reach reached read
reason receipt receivable receive record records recvpayment reference refresh refund refused region reminder removed report
request required response restore result retry root row rows run sage sales save saved schedule scroll search
second section secondary select selected send sending sent server service services session set settings shape shell short sign
signed single site sort source span spinner split stage start state status step steps sticky stop
stopped store stored style sub submit subscription such summary support sync synced system tab table tax term
terms test text than that the their them then there this time timed title to toast today toggle token tool
toolbar tooltip top total track transaction trowser true false try type ui unable unit unknown until update updated
use used user valid value values vendor version view viewer visible void voided wait waits warning was web were
when which widget will window with without word workspace wrapper write wrong xml year you your yui
iamain intacct qbo ids txn docnumber customerref sparse minorversion json html utf ach
`
const known: ReadonlySet<string> = new Set(WORDS.split(/\s+/).filter(Boolean))

export const isKnownWord = (word: string): boolean => known.has(word.toLowerCase())

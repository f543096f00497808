/**
 * Runs in the page that is to be watched, as text: 5,000 rows of a list, and changes of every kind at a
 * steady pace for a while. @returns how many changes were made
 */
export const STORM_PAGE = `<!doctype html><meta charset="utf-8"><title>Invoices</title>
<style>body{font:14px sans-serif} td{padding:2px 8px} .hot{background:#ffd}
.without-ours :is(ar-companion-badge, ar-companion-chip, ar-companion-fix){display:none!important}</style>
<main><h1>Invoices</h1><div role="status" id="live"></div>
<table class="ids-table__virtualized-container"><thead><tr><th>Date</th><th>No.</th><th>Customer</th><th>Balance</th></tr></thead>
<tbody id="rows"></tbody></table></main>
<script>
document.cookie = 'qbo.currentcompanyid=' + (new URLSearchParams(location.search).get('company') || '')
const row = n => {
  const tr = document.createElement('tr')
  for (const text of ['2026-01-0' + (1 + n % 9), '', 'Customer ' + n % 97, (n * 1.25).toFixed(2)]) {
    const td = document.createElement('td')
    td.textContent = text
    tr.append(td)
  }
  const link = document.createElement('a')
  link.href = '/app/invoice?txnId=' + (n + 1)
  link.textContent = String(10001 + n)
  tr.children[1].append(link)
  return tr
}
const body = document.getElementById('rows')
for (let n = 0; n < 5000; n++) body.append(row(n))
const change = n => {
  const at = (n * 7919) % 5000
  const tr = body.rows[at]
  const kind = n % 20
  if (kind < 11) tr.lastElementChild.firstChild.data = (n * 0.37).toFixed(2)
  else if (kind < 15) tr.className = tr.className ? '' : 'hot'
  else if (kind < 18) tr.replaceWith(row(at))
  else if (kind < 19) document.getElementById('live').textContent = 'Saved row ' + n
  else document.querySelector('h1').setAttribute('style', 'letter-spacing:' + n % 3 + 'px')
}
globalThis.storm = (perSecond, seconds) => new Promise(resolve => {
  const from = performance.now()
  let made = 0
  const tick = () => {
    const due = Math.min(perSecond * seconds, Math.floor((performance.now() - from) / 1000 * perSecond))
    while (made < due) change(made++)
    if (made < perSecond * seconds) setTimeout(tick, 5)
    else resolve(made)
  }
  tick()
})
</script>`

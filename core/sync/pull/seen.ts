/**
 * The invoice numbers and the keys that the first import has met, as 32-bit hashes in one flat table: what
 * was surely not met needs no look-up in the store. About 2 MB for 100,000 invoices. A collision of two
 * costs one look-up and nothing else.
 */
export function seenTexts(): { meet(text: string): boolean } {
  let table = new Uint32Array(1 << 12)
  let used = 0
  const place = (slots: Uint32Array, hash: number): number => {
    let at = hash & (slots.length - 1)
    while (slots[at] !== 0 && slots[at] !== hash) at = (at + 1) & (slots.length - 1)
    return at
  }
  const grow = () => {
    const bigger = new Uint32Array(table.length * 2)
    for (const hash of table) if (hash !== 0) bigger[place(bigger, hash)] = hash
    table = bigger
  }
  return {
    /** @returns whether it may have been met before */
    meet(text) {
      const hash = fnv1a(text)
      const at = place(table, hash)
      if (table[at] === hash) return true
      table[at] = hash
      used += 1
      if (used * 2 > table.length) grow()
      return false
    },
  }
}

/** Never 0, which marks an empty slot. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let n = 0; n < text.length; n++) hash = Math.imul(hash ^ text.charCodeAt(n), 0x01000193)
  return hash >>> 0 || 1
}

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { matchErrors } from '../../../core/guide/index.ts'
import { root } from '../../run/steps.ts'
import { Random } from '../../sandbox/shared/random.ts'
import { type Figure, measure, ratio, side, timesFaster } from '../harness/figure.ts'
import { plainLoop } from '../harness/plain-loop.ts'
import { alternating, type BenchRow } from '../harness/row.ts'

interface Sample {
  text: string
  expect: { id: string }[]
}

const TEXTS = 10_000
const LONG = 50_000
const CORPUS = join(root, 'test/unit/guide/corpus')

export const guideMatching: BenchRow = {
  name: 'guide-matching',
  title: 'Matching 10,000 mixed texts, against a plain loop over all expressions',
  how: 'Half of the texts are the guide’s corpus, half noise of a page’s words, 40 of them 50 kB long. The loop tries one case-insensitive regular expression per wording of the catalogue and takes the first occurrence of each. Recall and precision of both on the corpus stand beside it. In Node, the same engine as the browser’s.',
  note: 'One pass over the words with a look-up of word pairs. The loop’s expressions find less and name more than is there; most of our time on noise goes into splitting text into words (escapes, entities, accents), which the loop does not do; a quarter of the whole, on real errors, into telling them from talk about them. A filter before it was not taken: it would have to undo the same escapes to miss nothing, and in the long texts of this noise, made of the errors’ own words, nearly every pair of words occurs. Arrays of a fixed size for the words, in place of ones that grow, made no difference beyond the spread.',
  async run(_, rounds) {
    const samples = readdirSync(CORPUS).flatMap(
      file => JSON.parse(readFileSync(join(CORPUS, file), 'utf8')) as Sample[],
    )
    const texts = mixed(samples)
    const loop = plainLoop()
    const run = (match: (text: string) => unknown) => async () => {
      const from = performance.now()
      for (const text of texts) match(text)
      return performance.now() - from
    }
    const values = await alternating(rounds, { ours: run(text => matchErrors(text)), loop: run(loop) })
    const ours = judge(samples, text => matchErrors(text).map(({ id }) => id))
    const plain = judge(samples, loop)
    return [
      timesFaster('speed', side('ours', 'ms', values.ours), side('plain loop', 'ms', values.loop), {
        atLeast: 5,
        aim: 20,
      }),
      measure(`recall (plain loop ${plain.recall.toFixed(1)} %)`, '%', [ours.recall], {}),
      measure(`precision (plain loop ${plain.precision.toFixed(1)} %)`, '%', [ours.precision], {}),
      await hostile(rounds),
    ]
  },
}

/** Per cent of the expected errors that were named, and of the named that were expected. */
function judge(samples: Sample[], name: (text: string) => string[]) {
  let expected = 0
  let named = 0
  let right = 0
  for (const { text, expect } of samples) {
    const left = name(text)
    expected += expect.length
    named += left.length
    for (const { id } of expect) {
      const at = left.indexOf(id)
      if (at < 0) continue
      left.splice(at, 1)
      right += 1
    }
  }
  return { recall: (right / expected) * 100, precision: (right / named) * 100 }
}

function mixed(samples: Sample[]): string[] {
  const random = new Random(7)
  const words =
    'invoice customer the payment was error number account total due item line Save Cancel date of balance is to 1043 $1,250.00 period location set up reports a sync not new open'.split(
      ' ',
    )
  const noise = (length: number) => {
    let text = ''
    while (text.length < length)
      text += `${words[random.whole(0, words.length - 1)]}${random.next() < 0.1 ? '. ' : ' '}`
    return text
  }
  return Array.from({ length: TEXTS }, (_, n) => {
    if (n % 2) return samples[(n >> 1) % samples.length]?.text ?? ''
    return noise(n % 500 === 0 ? LONG * 2 : n % 250 === 0 ? LONG : random.whole(20, 600))
  })
}

/** Four times the length of the worst kind of text takes four times as long: 1 is linear. */
async function hostile(rounds: number): Promise<Figure> {
  const fill = (length: number) => {
    const piece =
      'Duplicate Document Number Error : DocNumber=1 is assigned to TxnType= Item ID: a the given object ID &amp;amp; '
    return piece.repeat(Math.ceil(length / piece.length)).slice(0, length)
  }
  const time = (text: string, times: number) => async () => {
    const from = performance.now()
    for (let n = 0; n < times; n += 1) matchErrors(text)
    return (performance.now() - from) / times
  }
  const [short, long] = [fill(LONG), fill(LONG * 4)]
  const values = await alternating(rounds, { short: time(short, 12), long: time(long, 3) })
  const perLength = values.long.map(each => each / 4)
  return ratio(
    'hostile text, time per length of 200 kB against 50 kB',
    side('200 kB ÷ 4', 'ms', perLength),
    side('50 kB', 'ms', values.short),
    {
      atLeast: 1.5,
      aim: 1.2,
    },
  )
}

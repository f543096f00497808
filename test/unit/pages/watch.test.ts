import { beforeEach, expect, it, vi } from 'vitest'
import { type Batch, watchPage } from '../../../core/pages/watch.ts'

let batches: Batch[]
let frames: (() => void)[]
let end: AbortController

/** Observers answer before the next task; then the frame comes. */
async function nextFrame(): Promise<void> {
  await new Promise(resolve => setTimeout(resolve))
  for (const run of frames.splice(0)) run()
}

beforeEach(() => {
  end?.abort()
  document.body.innerHTML = '<main><p id="a">Text</p></main>'
  batches = []
  frames = []
  end = new AbortController()
  watchPage(
    document,
    batch => batches.push(batch),
    end.signal,
    run => frames.push(run),
  )
})

const main = () => document.querySelector('main') as HTMLElement

it('tells what came and what changed, once per frame', async () => {
  const added = document.createElement('div')
  main().append(added)
  const text = document.querySelector('#a') as HTMLElement
  ;(text.firstChild as Text).data = 'Other'
  text.className = 'x'
  await nextFrame()
  expect(batches).toEqual([{ added: new Set([added]), changed: new Set([text]), overflow: false }])
})

it('counts text that came as a change of its parent', async () => {
  main().append('words')
  await nextFrame()
  expect(batches[0]?.changed).toEqual(new Set([main()]))
})

it('is idle when nothing changes', async () => {
  await nextFrame()
  expect(frames).toEqual([])
  expect(batches).toEqual([])
})

it('keeps 256 elements of a storm and says that there was more', async () => {
  main().append(...Array.from({ length: 1000 }, () => document.createElement('i')))
  await nextFrame()
  expect(batches[0]?.added.size).toBe(256)
  expect(batches[0]?.overflow).toBe(true)
  main().append(document.createElement('b'))
  await nextFrame()
  expect(batches[1]).toMatchObject({ overflow: false })
})

it('does not look at what we draw', async () => {
  const own = document.createElement('ar-companion-chip')
  main().append(own)
  own.className = 'moved'
  await nextFrame()
  expect(batches).toEqual([{ added: new Set(), changed: new Set(), overflow: false }])
})

it('stops', async () => {
  end.abort()
  main().append(document.createElement('div'))
  await nextFrame()
  expect(batches).toEqual([])
})

it('drops a frame that comes after the end', async () => {
  main().append(document.createElement('div'))
  await vi.waitFor(() => expect(frames).toHaveLength(1))
  end.abort()
  await nextFrame()
  expect(batches).toEqual([])
})

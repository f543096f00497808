import { expect, it } from 'vitest'
import { createShare } from '../../../components/overlay/share.ts'

const rig = () => {
  let clock = 1000
  const share = createShare({ share: 0.01, saved: 20, longest: 3000 }, () => clock)
  return { share, pass: (milliseconds: number) => (clock += milliseconds) }
}

it('spends at once what was saved up', () => {
  const { share } = rig()
  share.spend(20)
  expect(share.wait()).toBe(0)
  share.spend(5)
  expect(share.wait()).toBe(500)
})

it('rests until its share of the time has come', () => {
  const { share, pass } = rig()
  share.spend(25)
  pass(499)
  expect(share.wait()).toBeCloseTo(1)
  pass(1)
  expect(share.wait()).toBe(0)
  pass(1_000_000)
  share.spend(20.5)
  expect(share.wait(), 'no more is saved up than was said').toBeCloseTo(50)
})

it('rests no longer than it may', () => {
  const { share } = rig()
  share.spend(10_000)
  expect(share.wait()).toBe(3000)
})

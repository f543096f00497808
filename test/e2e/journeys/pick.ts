import { eventually, type Screen } from '../harness/screen.ts'

/** Types into a field that lists what matches, waits until something is listed, and takes the first by Enter. */
export async function pick(screen: Screen, label: string, typed: string): Promise<void> {
  await screen.fill(label, typed)
  await eventually(`what matches “${typed}”`, () =>
    screen.run<boolean>(`!!document.querySelector('[role=option][aria-selected=true]')`),
  )
  await screen.press('Enter')
}

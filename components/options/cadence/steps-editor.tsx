import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import { Button, IconButton } from '../../shared/button.tsx'
import { TextField } from '../../shared/field.tsx'
import { stepText } from '../../shared/reminders/words.ts'

const EARLIEST = -90
const LATEST = 365

/** The steps as a person says them: 3 days before the due date, on it, 7 days after. */
export function StepsEditor({ steps, onSteps }: { steps: number[]; onSteps: (steps: number[]) => void }) {
  const [text, setText] = useState('')
  const [error, setError] = useState<string>()
  const sorted = [...steps].sort((a, b) => a - b)
  const add = () => {
    const step = Number(text)
    if (text.trim() === '' || !Number.isInteger(step) || step < EARLIEST || step > LATEST)
      return setError(i18n.t('options.numberRange', { min: String(EARLIEST), max: String(LATEST) }))
    if (steps.includes(step)) return setError(i18n.t('cadence.stepTaken'))
    setError(undefined)
    setText('')
    onSteps([...steps, step].sort((a, b) => a - b))
  }
  return (
    <div class="stack stack-m">
      <ul class="chips">
        {sorted.map(step => (
          <li key={step} class="chip">
            {stepText(step)}
            {steps.length > 1 && (
              <IconButton
                size="small"
                icon="close"
                label={i18n.t('cadence.removeStep', { step: stepText(step) })}
                onClick={() => onSteps(steps.filter(kept => kept !== step))}
              />
            )}
          </li>
        ))}
      </ul>
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault()
          add()
        }}
      >
        <TextField
          label={i18n.t('cadence.newStep')}
          hint={i18n.t('cadence.newStepHint')}
          type="number"
          min={EARLIEST}
          max={LATEST}
          step={1}
          value={text}
          error={error}
          onValue={setText}
          after={
            <Button type="submit" icon="plus">
              {i18n.t('cadence.addStep')}
            </Button>
          }
        />
      </form>
    </div>
  )
}

import { signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { TextField } from './field.tsx'
import { Checkbox } from './switch.tsx'

export interface Question {
  title: string
  body?: ComponentChildren
  /** What the button does, as a verb: "Disconnect", never "OK". */
  verb: string
  /** What the other button does; "Cancel" unless told. */
  otherwise?: string
  danger?: boolean
  /** For a body with a table. */
  size?: 'normal' | 'large'
  /** The user must type this word first. */
  typed?: string
  /** A box to tick, and whether it is ticked at first. */
  option?: { label: string; checked?: boolean }
}

export interface GivenAnswer {
  /** The box of `option`. */
  option: boolean
}

interface Pending {
  question: Question
  resolve: (answer: GivenAnswer | undefined) => void
}

const pending = signal<Pending | undefined>(undefined)

/** Asks in a dialog and waits: the answer, or undefined when the user would rather not. One at a time. */
export function ask(question: Question): Promise<GivenAnswer | undefined> {
  pending.value?.resolve(undefined)
  return new Promise(resolve => {
    pending.value = { question, resolve }
  })
}

/** Draws the question under way: once per page, at its end. */
export function AskHost() {
  const current = pending.value
  if (!current) return null
  const close = (answer: GivenAnswer | undefined) => {
    pending.value = undefined
    current.resolve(answer)
  }
  return <QuestionDialog key={current.question.title} question={current.question} onAnswer={close} />
}

function QuestionDialog({
  question,
  onAnswer,
}: {
  question: Question
  onAnswer: (answer: GivenAnswer | undefined) => void
}) {
  const [option, setOption] = useState(question.option?.checked ?? false)
  const [word, setWord] = useState('')
  const allowed = !question.typed || word.trim().toLowerCase() === question.typed.toLowerCase()
  const answer = () => allowed && onAnswer({ option })
  return (
    <Dialog
      title={question.title}
      size={question.size ?? 'normal'}
      onClose={() => onAnswer(undefined)}
      actions={
        <>
          <Button autofocus={question.danger === true && !question.typed} onClick={() => onAnswer(undefined)}>
            {question.otherwise ?? i18n.t('shared.cancel')}
          </Button>
          <Button
            variant={question.danger ? 'danger' : 'primary'}
            disabled={!allowed}
            autofocus={!question.danger && !question.typed}
            onClick={answer}
          >
            {question.verb}
          </Button>
        </>
      }
    >
      {question.body}
      {question.option && (
        <Checkbox checked={option} onChecked={setOption}>
          {question.option.label}
        </Checkbox>
      )}
      {question.typed && (
        <TextField
          label={i18n.t('shared.typeToConfirm', { word: question.typed })}
          value={word}
          onValue={setWord}
          autofocus
          spellcheck={false}
          onKeyDown={event => {
            if (event.key === 'Enter') answer()
          }}
        />
      )}
    </Dialog>
  )
}

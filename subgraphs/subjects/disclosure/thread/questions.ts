import type { FromLog, LogAnswers, LogQuestion } from './messages';

interface Open {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

export type Ask = <Kind extends LogQuestion['kind']>(
  question: Extract<LogQuestion, { kind: Kind }>,
) => Promise<LogAnswers[Kind]>;

/** What was asked of the thread and is not answered yet. */
export interface Questions {
  readonly ask: Ask;
  /** Takes what the thread says; whether it was about a question. */
  answered(message: FromLog): boolean;
  /** Refuses what is open and all that is asked from now on: there is nobody to answer any more. */
  end(): void;
}

export function questions(send: (id: number, question: LogQuestion) => void): Questions {
  const open = new Map<number, Open>();
  let last = 0;
  let ended = false;
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        if (ended) throw closed();
        const id = ++last;
        send(id, question);
        open.set(id, { resolve, reject });
      }),
    answered(message) {
      if (message.kind !== 'answered' && message.kind !== 'failed') return false;
      if (message.id === undefined) return false;
      const question = open.get(message.id);
      open.delete(message.id);
      if (message.kind === 'answered') question?.resolve(message.answer);
      else question?.reject(failureOf(message));
      return true;
    },
    end() {
      ended = true;
      for (const question of open.values()) question.reject(closed());
      open.clear();
    },
  };
}

const closed = () => new Error('The disclosure log of this process is closed.');

/** The thread's own error again: its class does not survive the way between threads. */
export function failureOf({
  name,
  message,
}: Pick<Extract<FromLog, { kind: 'failed' }>, 'name' | 'message'>): Error {
  return Object.assign(new Error(message), { name });
}

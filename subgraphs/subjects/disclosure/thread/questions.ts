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
}

export function questions(send: (id: number, question: LogQuestion) => void): Questions {
  const open = new Map<number, Open>();
  let last = 0;
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        send(id, question);
        open.set(id, { resolve, reject });
      }),
    answered(message) {
      if (message.kind === 'ready' || message.id === undefined) return false;
      const question = open.get(message.id);
      open.delete(message.id);
      if (message.kind === 'answered') question?.resolve(message.answer);
      else question?.reject(failureOf(message));
      return true;
    },
  };
}

/** The thread's own error again: its class does not survive the way between threads. */
export function failureOf({
  name,
  message,
}: Pick<Extract<FromLog, { kind: 'failed' }>, 'name' | 'message'>): Error {
  return Object.assign(new Error(message), { name });
}

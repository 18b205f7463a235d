import { Ending } from '../../../gateway/ending';
import { untilEnded } from '../../../gateway/execution/untilEnded';

const gone = new Error('gone');

test('listeners are called once, with the first reason', () => {
  const ending = new Ending();
  const received: Error[] = [];
  ending.listen((reason) => received.push(reason));
  expect(ending.reason).toBeUndefined();
  ending.end(gone);
  ending.end(new Error('late'));
  expect(received).toEqual([gone]);
  expect(ending.reason).toBe(gone);
});

test('a removed listener is not called', () => {
  const ending = new Ending();
  const listener = jest.fn();
  ending.listen(listener);
  ending.unlisten(listener);
  ending.end(gone);
  expect(listener).not.toHaveBeenCalled();
});

test('a signal requested before the end aborts with its reason', () => {
  const ending = new Ending();
  const { signal } = ending;
  expect(signal.aborted).toBe(false);
  ending.end(gone);
  expect(signal.reason).toBe(gone);
});

test('a signal requested after the end has already aborted', () => {
  const ending = new Ending();
  ending.end(gone);
  expect(ending.signal.reason).toBe(gone);
});

describe('a promise until the end', () => {
  test('settles as the promise does', async () => {
    const ending = new Ending();
    expect(await untilEnded(Promise.resolve(1), ending)).toBe(1);
    await expect(untilEnded(Promise.reject(new Error('own')), ending)).rejects.toThrow('own');
  });

  test('rejects when the end comes first', async () => {
    const ending = new Ending();
    const waiting = untilEnded(new Promise(() => undefined), ending);
    ending.end(gone);
    await expect(waiting).rejects.toBe(gone);
  });

  test('rejects after the end, and a later rejection of the promise is handled', async () => {
    const ending = new Ending();
    ending.end(gone);
    await expect(untilEnded(Promise.reject(new Error('own')), ending)).rejects.toBe(gone);
  });
});

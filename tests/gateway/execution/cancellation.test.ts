import { Cancellation } from '../../../gateway/cancellation';
import { untilCancelled } from '../../../gateway/execution/untilCancelled';

const gone = new Error('gone');

test('listeners are called once, with the first reason', () => {
  const cancellation = new Cancellation();
  const received: Error[] = [];
  cancellation.listen((reason) => received.push(reason));
  expect(cancellation.reason).toBeUndefined();
  cancellation.cancel(gone);
  cancellation.cancel(new Error('late'));
  expect(received).toEqual([gone]);
  expect(cancellation.reason).toBe(gone);
});

test('a removed listener is not called', () => {
  const cancellation = new Cancellation();
  const listener = jest.fn();
  cancellation.listen(listener);
  cancellation.unlisten(listener);
  cancellation.cancel(gone);
  expect(listener).not.toHaveBeenCalled();
});

test('a signal requested before the cancellation aborts with its reason', () => {
  const cancellation = new Cancellation();
  const { signal } = cancellation;
  expect(signal.aborted).toBe(false);
  cancellation.cancel(gone);
  expect(signal.reason).toBe(gone);
});

test('a signal requested after the cancellation has already aborted', () => {
  const cancellation = new Cancellation();
  cancellation.cancel(gone);
  expect(cancellation.signal.reason).toBe(gone);
});

describe('a promise until the cancellation', () => {
  test('settles as the promise does', async () => {
    const cancellation = new Cancellation();
    expect(await untilCancelled(Promise.resolve(1), cancellation)).toBe(1);
    await expect(untilCancelled(Promise.reject(new Error('own')), cancellation)).rejects.toThrow(
      'own',
    );
  });

  test('rejects when the cancellation comes first', async () => {
    const cancellation = new Cancellation();
    const waiting = untilCancelled(new Promise(() => undefined), cancellation);
    cancellation.cancel(gone);
    await expect(waiting).rejects.toBe(gone);
  });

  test('rejects after the cancellation, and a later rejection of the promise is handled', async () => {
    const cancellation = new Cancellation();
    cancellation.cancel(gone);
    await expect(untilCancelled(Promise.reject(new Error('own')), cancellation)).rejects.toBe(gone);
  });
});

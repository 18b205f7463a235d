import { Ending } from '../../../gateway/ending';
import { untilEnded } from '../../../gateway/execution/untilEnded';

const gone = new Error('gone');

test('listeners are told once, with the first reason', () => {
  const ending = new Ending();
  const told: Error[] = [];
  ending.listen((reason) => told.push(reason));
  expect(ending.reason).toBeUndefined();
  ending.end(gone);
  ending.end(new Error('late'));
  expect(told).toEqual([gone]);
  expect(ending.reason).toBe(gone);
});

test('a listener that was taken back is told nothing', () => {
  const ending = new Ending();
  const listener = jest.fn();
  ending.listen(listener);
  ending.unlisten(listener);
  ending.end(gone);
  expect(listener).not.toHaveBeenCalled();
});

test('a signal asked for before the end fires with its reason', () => {
  const ending = new Ending();
  const { signal } = ending;
  expect(signal.aborted).toBe(false);
  ending.end(gone);
  expect(signal.reason).toBe(gone);
});

test('a signal asked for after the end has fired', () => {
  const ending = new Ending();
  ending.end(gone);
  expect(ending.signal.reason).toBe(gone);
});

describe('a promise until the end', () => {
  test('settles as it does by itself', async () => {
    const ending = new Ending();
    expect(await untilEnded(Promise.resolve(1), ending)).toBe(1);
    await expect(untilEnded(Promise.reject(new Error('own')), ending)).rejects.toThrow('own');
  });

  test('is given up when the end comes first', async () => {
    const ending = new Ending();
    const waiting = untilEnded(new Promise(() => undefined), ending);
    ending.end(gone);
    await expect(waiting).rejects.toBe(gone);
  });

  test('is not waited for after the end, and its own failure is nobody’s', async () => {
    const ending = new Ending();
    ending.end(gone);
    await expect(untilEnded(Promise.reject(new Error('own')), ending)).rejects.toBe(gone);
  });
});

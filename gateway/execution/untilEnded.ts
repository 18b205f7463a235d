import type { Ending } from '../ending';

/** Settles like the promise, or rejects with the reason of the ending if that comes first. */
export function untilEnded<T>(promise: Promise<T>, ending: Ending): Promise<T> {
  return new Promise((resolve, reject) => {
    if (ending.reason === undefined) ending.listen(reject);
    else reject(ending.reason);
    promise.then(
      (value) => {
        ending.unlisten(reject);
        resolve(value);
      },
      (error: Error) => {
        ending.unlisten(reject);
        reject(error);
      },
    );
  });
}

import type { Cancellation } from '../cancellation';

/** Settles like the promise, or rejects with the reason of a cancellation that comes first. */
export function untilCancelled<T>(promise: Promise<T>, cancellation: Cancellation): Promise<T> {
  return new Promise((resolve, reject) => {
    if (cancellation.reason === undefined) cancellation.listen(reject);
    else reject(cancellation.reason);
    promise.then(
      (value) => {
        cancellation.unlisten(reject);
        resolve(value);
      },
      (error: Error) => {
        cancellation.unlisten(reject);
        reject(error);
      },
    );
  });
}

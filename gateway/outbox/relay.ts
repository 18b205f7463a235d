/** Delivers the outbox of one subgraph to another, at least once and in order. */
export interface Relay {
  /** Polls now; resolves when everything found has been delivered or has failed. */
  look(): Promise<void>;
  /** Waits for the delivery in progress, then stops. */
  stop(): Promise<void>;
}

/** One round of a relay. It reports its own failures and never throws. */
export type Round = (isStopped: () => boolean) => Promise<void>;

/**
 * Runs rounds one at a time: a look during a round starts one more round after it.
 * @param interval milliseconds between two polls; without it the relay polls only on `look`
 */
export function relayRounds(round: Round, interval?: number): Relay {
  let running: Promise<void> | undefined;
  let repeat = false;
  let stopped = false;
  const isStopped = () => stopped;

  function look(): Promise<void> {
    if (stopped) return Promise.resolve();
    if (running) {
      repeat = true;
      return running;
    }
    running = (async () => {
      do {
        repeat = false;
        await round(isStopped);
      } while (repeat && !stopped);
      running = undefined;
    })();
    return running;
  }

  const timer = interval === undefined ? undefined : setInterval(() => void look(), interval);
  timer?.unref();
  return {
    look,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}

/** Combines relays that run concurrently. */
export function relays(all: readonly Relay[]): Relay {
  const forEach = async (action: (relay: Relay) => Promise<void>) =>
    void (await Promise.all(all.map(action)));
  return {
    look: () => forEach((relay) => relay.look()),
    stop: () => forEach((relay) => relay.stop()),
  };
}

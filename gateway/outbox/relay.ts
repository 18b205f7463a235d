/** Carries what one subgraph has to tell to another, at least once and in order. */
export interface Relay {
  /** Looks now, and resolves when what was found has been carried, or could not be. */
  look(): Promise<void>;
  /** Finishes what is under way. */
  stop(): Promise<void>;
}

/** One round of a relay. It reports its own failures and never throws. */
export type Round = (isStopped: () => boolean) => Promise<void>;

/**
 * Runs rounds one at a time: a look during a round is one more round after it.
 * @param interval milliseconds between two looks; absent, it looks only when it is asked to
 */
export function relayRounds(round: Round, interval?: number): Relay {
  let underWay: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  const isStopped = () => stopped;

  function look(): Promise<void> {
    if (stopped) return Promise.resolve();
    if (underWay) {
      again = true;
      return underWay;
    }
    underWay = (async () => {
      do {
        again = false;
        await round(isStopped);
      } while (again && !stopped);
      underWay = undefined;
    })();
    return underWay;
  }

  const timer = interval === undefined ? undefined : setInterval(() => void look(), interval);
  timer?.unref();
  return {
    look,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await underWay;
    },
  };
}

/** Several relays as one; none waits for another. */
export function relays(all: readonly Relay[]): Relay {
  const each = async (does: (relay: Relay) => Promise<void>) =>
    void (await Promise.all(all.map(does)));
  return { look: () => each((relay) => relay.look()), stop: () => each((relay) => relay.stop()) };
}

import type { PendingAnswer, WholeAnswer } from '../wholeAnswer';
import { Connection, type ConnectionOptions } from './connection';
import { isLostConnection, Http1Error } from './http1Error';

/** Milliseconds an unused connection is kept. */
const KEPT_FOR = 30_000;
/** Milliseconds by which we stop using a connection before the other side closes it. */
const MARGIN = 1000;

export interface Http1Options extends ConnectionOptions {
  /** Connections there may be at once; further requests wait for one. */
  readonly connections: number;
}

interface Waiting {
  readonly request: string;
  readonly resolve: (answer: WholeAnswer) => void;
  readonly reject: (error: Error) => void;
  connection?: Connection;
  settled: boolean;
}

/** Kept-alive HTTP/1.1 connections to one origin, with one request at a time on each. */
export class Http1Client {
  readonly #options: Http1Options;
  readonly #open = new Set<Connection>();
  /** Those without a request; the last one used is used first. */
  readonly #idle: Connection[] = [];
  readonly #waiting: Waiting[] = [];
  #sweep: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(options: Http1Options) {
    this.#options = options;
  }

  /** Sends a request as it stands. Its answer is rejected with a `Http1Error` or the socket's own. */
  send(request: string): PendingAnswer {
    let call!: Waiting;
    const answer = new Promise<WholeAnswer>((resolve, reject) => {
      call = { request, resolve, reject, settled: false };
    });
    if (this.#stopped) call.reject(new Http1Error('STOPPED', 'The client was stopped.'));
    else this.#start(call);
    return {
      answer,
      get isSent() {
        return call.connection !== undefined;
      },
      abort: (reason) => {
        if (call.settled) return;
        call.settled = true;
        call.reject(reason);
        call.connection?.destroy(reason);
      },
    };
  }

  /** Closes all connections; calls under way fail. */
  stop(): void {
    this.#stopped = true;
    clearInterval(this.#sweep);
    const error = new Http1Error('STOPPED', 'The client was stopped.');
    for (const call of this.#waiting.splice(0)) call.reject(error);
    for (const connection of [...this.#open]) connection.destroy(error);
  }

  #start(call: Waiting): void {
    const connection = this.#usable();
    if (connection === undefined) this.#waiting.push(call);
    else this.#give(connection, call);
  }

  #usable(): Connection | undefined {
    const now = performance.now();
    for (let idle = this.#idle.pop(); idle !== undefined; idle = this.#idle.pop()) {
      if (idle.usableUntilMs > now) return idle;
      idle.destroy(outdated());
    }
    if (this.#open.size >= this.#options.connections) return undefined;
    const connection = new Connection(this.#options, (closed) => this.#gone(closed));
    this.#open.add(connection);
    return connection;
  }

  #give(connection: Connection, call: Waiting): void {
    call.connection = connection;
    connection.send(call.request, {
      answered: (answer) => {
        call.settled = true;
        this.#release(connection, answer.keepAliveMs);
        call.resolve(answer);
      },
      failed: (error) => {
        // A service that stops closes all its connections: what is asked again needs a new one.
        if (!call.settled && connection.kept && isLostConnection(error)) this.#dropIdle(Infinity);
        call.settled = true;
        call.reject(error);
      },
    });
  }

  #release(connection: Connection, keepAliveMs: number | undefined): void {
    const usable = Math.min(KEPT_FOR, (keepAliveMs ?? KEPT_FOR + MARGIN) - MARGIN);
    if (usable <= 0 || this.#stopped || !connection.sent) return connection.destroy(outdated());
    connection.usableUntilMs = performance.now() + usable;
    const call = this.#next();
    if (call !== undefined) return this.#give(connection, call);
    this.#idle.push(connection);
    this.#sweep ??= setInterval(() => this.#dropOutdated(), MARGIN).unref();
  }

  #next(): Waiting | undefined {
    let call = this.#waiting.shift();
    while (call?.settled) call = this.#waiting.shift();
    return call;
  }

  #gone(connection: Connection): void {
    if (!this.#open.delete(connection)) return;
    const at = this.#idle.indexOf(connection);
    if (at >= 0) this.#idle.splice(at, 1);
    const call = this.#stopped ? undefined : this.#next();
    if (call !== undefined) this.#start(call);
  }

  /** Closes the idle connections that may not be used at a moment to come. */
  #dropIdle(moment: number): void {
    for (const idle of [...this.#idle]) if (idle.usableUntilMs <= moment) idle.destroy(outdated());
  }

  #dropOutdated(): void {
    this.#dropIdle(performance.now());
    if (this.#open.size > 0) return;
    clearInterval(this.#sweep);
    this.#sweep = undefined;
  }
}

function outdated(): Error {
  return new Http1Error('CONNECTION_LOST', 'The connection is not used any more.');
}

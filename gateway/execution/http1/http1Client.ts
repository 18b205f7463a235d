import type { PendingAnswer, WholeAnswer } from '../wholeAnswer';
import { Connection, type ConnectionOptions } from './connection';
import { isLostConnection, Http1Error } from './http1Error';

/** How long an idle connection stays open. */
const KEEP_ALIVE_MS = 30_000;
/** The client stops using a connection this long before the server closes it. */
const MARGIN_MS = 1000;

export interface Http1Options extends ConnectionOptions {
  /** Limit of open connections; further requests wait for a free one. */
  readonly connections: number;
}

interface Call {
  readonly request: string;
  readonly resolve: (answer: WholeAnswer) => void;
  readonly reject: (error: Error) => void;
  connection?: Connection;
  settled: boolean;
}

/** A pool of keep-alive HTTP/1.1 connections to one origin, with one request at a time on each. */
export class Http1Client {
  readonly #options: Http1Options;
  readonly #open = new Set<Connection>();
  /** Connections without a request; the most recently used one is reused first. */
  readonly #idle: Connection[] = [];
  readonly #waiting: Call[] = [];
  #sweep: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(options: Http1Options) {
    this.#options = options;
  }

  /** Sends the text of a request. Its answer rejects with an `Http1Error` or a `SocketError`. */
  send(request: string): PendingAnswer {
    let call!: Call;
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

  /** Closes all connections; pending and waiting calls fail. */
  stop(): void {
    this.#stopped = true;
    clearInterval(this.#sweep);
    const error = new Http1Error('STOPPED', 'The client was stopped.');
    for (const call of this.#waiting.splice(0)) call.reject(error);
    for (const connection of [...this.#open]) connection.destroy(error);
  }

  #start(call: Call): void {
    const connection = this.#usable();
    if (connection === undefined) this.#waiting.push(call);
    else this.#sendOn(connection, call);
  }

  #usable(): Connection | undefined {
    for (let idle = this.#idle.pop(); idle !== undefined; idle = this.#idle.pop()) {
      if (idle.usable) return idle;
      idle.destroy(expired());
    }
    if (this.#open.size >= this.#options.connections) return undefined;
    const connection = new Connection(this.#options, (closed) => this.#closed(closed));
    this.#open.add(connection);
    return connection;
  }

  #sendOn(connection: Connection, call: Call): void {
    call.connection = connection;
    connection.send(call.request, {
      answered: (answer) => {
        call.settled = true;
        this.#release(connection, answer.keepAliveMs);
        call.resolve(answer);
      },
      failed: (error) => {
        // A service that stops closes all its connections, so the retry needs a new one.
        if (!call.settled && connection.reused && isLostConnection(error))
          this.#closeIdle(Infinity);
        call.settled = true;
        call.reject(error);
      },
    });
  }

  #release(connection: Connection, keepAliveMs: number | undefined): void {
    const usable = Math.min(KEEP_ALIVE_MS, (keepAliveMs ?? KEEP_ALIVE_MS + MARGIN_MS) - MARGIN_MS);
    connection.usableUntilMs = performance.now() + usable;
    if (this.#stopped || !connection.sent || !connection.usable)
      return connection.destroy(expired());
    const call = this.#next();
    if (call !== undefined) return this.#sendOn(connection, call);
    this.#idle.push(connection);
    this.#sweep ??= setInterval(() => this.#closeExpired(), MARGIN_MS).unref();
  }

  #next(): Call | undefined {
    let call = this.#waiting.shift();
    while (call?.settled) call = this.#waiting.shift();
    return call;
  }

  #closed(connection: Connection): void {
    if (!this.#open.delete(connection)) return;
    const index = this.#idle.indexOf(connection);
    if (index >= 0) this.#idle.splice(index, 1);
    const call = this.#stopped ? undefined : this.#next();
    if (call !== undefined) this.#start(call);
  }

  /** Closes the idle connections that may not be used after `moment`. */
  #closeIdle(moment: number): void {
    for (const idle of [...this.#idle]) if (idle.usableUntilMs <= moment) idle.destroy(expired());
  }

  #closeExpired(): void {
    this.#closeIdle(performance.now());
    if (this.#open.size > 0) return;
    clearInterval(this.#sweep);
    this.#sweep = undefined;
  }
}

function expired(): Error {
  return new Http1Error('CONNECTION_LOST', 'The connection is no longer used.');
}

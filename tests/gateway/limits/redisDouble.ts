import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

type Reply = string | number | null | Reply[] | { readonly ok: string };

/** The few Redis commands that the gateway uses, over the Redis protocol. */
export interface RedisDouble {
  readonly url: string;
  /** Its keys. */
  keys(): string[];
  /** Replaces a text, as another client of Redis might. */
  put(key: string, text: string): void;
  stop(): Promise<void>;
}

export async function startRedisDouble(): Promise<RedisDouble> {
  const counters = new Map<string, number>();
  const sets = new Map<string, Set<string>>();
  const texts = new Map<string, string>();
  /** Members of a sorted set; scores in tests ascend, so the order of insertion is theirs. */
  const sorted = new Map<string, Set<string>>();
  const sockets = new Set<Socket>();

  function run([name = '', key = '', ...rest]: string[]): Reply {
    const set = sets.get(key) ?? new Set<string>();
    const ordered = sorted.get(key) ?? new Set<string>();
    switch (name.toLowerCase()) {
      case 'incrby':
      case 'decrby': {
        const sign = name.toLowerCase() === 'incrby' ? 1 : -1;
        const value = (counters.get(key) ?? 0) + sign * Number(rest[0]);
        counters.set(key, value);
        return value;
      }
      case 'expire':
        return 1;
      case 'set':
        if (rest.includes('NX') && counters.has(key)) return null;
        counters.set(key, 1);
        texts.set(key, rest[0]!);
        return { ok: 'OK' };
      case 'get':
        return texts.get(key) ?? null;
      case 'del':
        for (const one of [key, ...rest]) {
          counters.delete(one);
          texts.delete(one);
        }
        return 1 + rest.length;
      case 'zadd':
        ordered.delete(rest[1]!);
        sorted.set(key, ordered.add(rest[1]!));
        return 1;
      case 'zcard':
        return ordered.size;
      case 'zrange':
        return [...ordered].slice(Number(rest[0]), Number(rest[1]) + 1);
      case 'zrem':
        return rest.filter((member) => ordered.delete(member)).length;
      case 'sadd': {
        const before = set.size;
        sets.set(key, set.add(rest[0]!));
        return set.size - before;
      }
      case 'scard':
        return set.size;
      case 'srem':
        return rest.filter((member) => set.delete(member)).length;
      case 'info':
        return 'redis_version:7.0.0\r\nloading:0';
      default:
        return { ok: 'OK' };
    }
  }

  const server = createServer((socket) => {
    sockets.add(socket);
    let buffer = '';
    let queued: string[][] | undefined;
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      buffer += chunk.toString('utf8');
      for (let command = take(); command; command = take()) socket.write(write(answer(command)));
    });
    function answer(command: string[]): Reply {
      const name = command[0]!.toLowerCase();
      if (name === 'multi') {
        queued = [];
        return { ok: 'OK' };
      }
      if (name === 'exec') {
        const replies = (queued ?? []).map(run);
        queued = undefined;
        return replies;
      }
      if (queued === undefined) return run(command);
      queued.push(command);
      return { ok: 'QUEUED' };
    }
    function take(): string[] | undefined {
      const head = /^\*(\d+)\r\n/.exec(buffer);
      if (!head) return undefined;
      let at = head[0].length;
      const command: string[] = [];
      for (let index = 0; index < Number(head[1]); index++) {
        const length = /^\$(\d+)\r\n/.exec(buffer.slice(at));
        if (!length) return undefined;
        at += length[0].length;
        const end = at + Number(length[1]);
        if (buffer.length < end + 2) return undefined;
        command.push(buffer.slice(at, end));
        at = end + 2;
      }
      buffer = buffer.slice(at);
      return command;
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    keys: () => [...counters.keys(), ...sets.keys()],
    put: (key, text) => void texts.set(key, text),
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function write(reply: Reply): string {
  if (reply === null) return '$-1\r\n';
  if (typeof reply === 'number') return `:${reply}\r\n`;
  if (typeof reply === 'string') return `$${Buffer.byteLength(reply)}\r\n${reply}\r\n`;
  if (Array.isArray(reply)) return `*${reply.length}\r\n${reply.map(write).join('')}`;
  return `+${reply.ok}\r\n`;
}

export interface ReceivedRecord {
  kind: string;
  version: number;
  day: string;
  form?: string;
  items?: Record<string, string>;
  digest?: string;
  removed?: boolean;
}

export interface NewFeedRow {
  readonly id: string;
  readonly day: string;
  readonly region: string;
  readonly unit: string;
  readonly items: Readonly<Record<string, string>>;
}

export interface CityStore {
  readonly received: Record<string, ReceivedRecord>;
  /** Stores a message that was received for the first time, with the answer to it. */
  apply(message: object, result: object): void;
  putRow(feed: string, kind: string, row: NewFeedRow): { readonly version: number };
  forget(feed: string, kind: string, id: string): void;
  removeRow(
    feed: string,
    kind: string,
    id: string,
    removal: { readonly reason: string; readonly on: string },
  ): void;
}

export function openStore(file?: string): CityStore;

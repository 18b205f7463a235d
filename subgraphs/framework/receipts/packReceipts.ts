import type { Receipt } from '../../../schema/receipts';

/** A receipt whose gateway and lists of fields are positions in the batch's own lists. */
type Packed = readonly [
  requestId: string,
  gateway: number,
  at: number,
  released: readonly (readonly [fields: number, ...subjects: string[]])[],
];

interface PackedBatch {
  readonly gateways: readonly string[];
  readonly lists: readonly (readonly string[])[];
  readonly receipts: readonly Packed[];
}

/**
 * Receipts as text. Callers repeat their operations, so the lists of fields, most of the text, are
 * written once: 100 instead of 330 characters a receipt.
 */
export function packReceipts(receipts: readonly Receipt[]): string {
  const gateways = new Map<string, number>();
  const places = new Map<string, number>();
  const lists: (readonly string[])[] = [];
  const packed = receipts.map(({ requestId, gateway, at, released }): Packed => [
    requestId,
    placeOf(gateways, gateway),
    at,
    released.map(({ subjects, fields }) => {
      const place = placeOf(places, fields.join());
      lists[place] ??= fields;
      return [place, ...subjects];
    }),
  ]);
  const batch: PackedBatch = { gateways: [...gateways.keys()], lists, receipts: packed };
  return JSON.stringify(batch);
}

/** The receipts of a text that `packReceipts` wrote. */
export function unpackReceipts(text: string): Receipt[] {
  const { gateways, lists, receipts } = JSON.parse(text) as PackedBatch;
  return receipts.map(([requestId, gateway, at, released]) => ({
    requestId,
    gateway: gateways[gateway]!,
    at,
    released: released.map(([place, ...subjects]) => ({
      subjects,
      fields: lists[place]! as string[],
    })),
  }));
}

/** The position of a text among distinct texts; a new one is added. */
function placeOf(places: Map<string, number>, text: string): number {
  let place = places.get(text);
  if (place === undefined) places.set(text, (place = places.size));
  return place;
}

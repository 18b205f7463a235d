import { tenThousandths } from './decimal';

/** 罚款 before an amount: 罚款5万元, 罚款人民币50,000.00元. */
const FINE = /罚款(?:人民币|金额|共计|合计|计|为|：|:|￥|¥)*\s*([\d,，]+(?:\.\d+)?)\s*(万)?元/gu;

/**
 * The fine that the text of a penalty states in figures, in fen; null when it states none.
 * Several fines in one text are added.
 */
export function statedFine(text: string): bigint | null {
  let total: bigint | null = null;
  for (const [, digits, tenThousand] of text.normalize('NFKC').matchAll(FINE)) {
    const amount = tenThousandths(digits!.replaceAll(',', ''));
    if (amount === undefined) continue;
    // Ten-thousandths of a unit: of ten thousand yuan they are yuan, of a yuan hundredths of fen.
    total = (total ?? 0n) + (tenThousand === undefined ? amount / 100n : amount * 100n);
  }
  return total;
}

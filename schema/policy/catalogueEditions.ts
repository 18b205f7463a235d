/** One edition of the national catalogue of public credit information. */
interface CatalogueEdition {
  readonly title: string;
  /** First and last day in force, YYYY-MM-DD; null as the end means still in force. */
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  readonly source: string;
}

/**
 * The editions of the catalogue, which is the legal basis of collecting a record (国办发〔2020〕49号).
 * The days on which the editions were published are (K).
 */
const CATALOGUE_EDITIONS: readonly CatalogueEdition[] = Object.freeze([
  {
    title: '全国公共信用信息基础目录（2021年版）',
    effectiveFrom: '2021-12-31',
    effectiveTo: '2022-12-27',
    source: 'NDRC and PBC, 11 categories (S; day K)',
  },
  {
    title: '全国公共信用信息基础目录（2022年版）',
    effectiveFrom: '2022-12-28',
    effectiveTo: '2024-02-07',
    source: 'NDRC and PBC, 12 categories (S; day K)',
  },
  {
    title: '全国公共信用信息基础目录（2024年版）',
    effectiveFrom: '2024-02-08',
    effectiveTo: null,
    source: 'NDRC and PBC, 13 categories (S; day K)',
  },
]);

/**
 * The title of the edition in force on a day; before the first edition, that of the first one.
 * @param day calendar date YYYY-MM-DD
 */
export function catalogueEdition(day: string): string {
  const found = CATALOGUE_EDITIONS.find(
    ({ effectiveFrom, effectiveTo }) =>
      effectiveFrom <= day && (effectiveTo === null || day <= effectiveTo),
  );
  return (found ?? CATALOGUE_EDITIONS[0]!).title;
}

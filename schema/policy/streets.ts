/** The subdistricts (街道) of the district: the street offices that statistics count by. */
export const STREETS = [
  { code: 'DAWANGZHUANG', name: '大王庄街道' },
  { code: 'DAZHIGU', name: '大直沽街道' },
  { code: 'ZHONGSHANMEN', name: '中山门街道' },
  { code: 'FUMINLU', name: '富民路街道' },
  { code: 'ERHAOQIAO', name: '二号桥街道' },
  { code: 'CHUNHUA', name: '春华街道' },
  { code: 'TANGJIAKOU', name: '唐家口街道' },
  { code: 'XIANGYANGLOU', name: '向阳楼街道' },
  { code: 'CHANGZHOUDAO', name: '常州道街道' },
  { code: 'SHANGHANGLU', name: '上杭路街道' },
  { code: 'DONGXIN', name: '东新街道' },
  { code: 'LUSHANDAO', name: '鲁山道街道' },
] as const;

export type Street = (typeof STREETS)[number]['code'];

/**
 * The subdistrict that an address names; null when it names none. Addresses also have roads of the
 * same name, such as 富民路, so that only the full name of a subdistrict counts.
 */
export function streetIn(address: string): Street | null {
  return STREETS.find(({ name }) => address.includes(name))?.code ?? null;
}

import { STREETS, type Street } from '../../schema/policy/streets';
import type { Random } from '../random';
import { HEDONG } from '../syntheticIdentifiers';

/** Some of the roads of each subdistrict. */
const ROADS: Readonly<Record<Street, readonly string[]>> = {
  DAWANGZHUANG: ['六纬路', '七纬路', '八纬路', '十一经路', '海河东路'],
  DAZHIGU: ['大直沽中路', '大直沽八号路', '六纬路', '国泰道'],
  ZHONGSHANMEN: ['广宁路', '中山门中心北道', '津塘路'],
  FUMINLU: ['富民路', '娄山道', '津塘路'],
  ERHAOQIAO: ['津塘路', '昆仑路', '福山路'],
  CHUNHUA: ['华昌道', '新开路', '华龙道'],
  TANGJIAKOU: ['红星路', '成林道', '晨阳道'],
  XIANGYANGLOU: ['成林道', '卫国道', '泰兴南路'],
  CHANGZHOUDAO: ['常州道', '真理道', '靖江路'],
  SHANGHANGLU: ['成林道', '上杭路', '东兴路'],
  DONGXIN: ['天山路', '凤山道', '盘山道'],
  LUSHANDAO: ['鲁山道', '卫国道', '沙柳北路'],
};

/**
 * An address in Hedong that does not exist: streets are real, but no street of the district has
 * house numbers from 9000 on.
 */
export function address(random: Random): string {
  const { code, name } = random.pick(STREETS);
  return `天津市河东区${name}${random.pick(ROADS[code])}${random.int(9000, 9999)}号`;
}

/** Districts next to Hedong, in which a few of the people with business in Hedong live. */
const NEIGHBOURS = [
  { region: '120101', name: '和平区', streets: ['南京路', '成都道', '西康路'] },
  { region: '120103', name: '河西区', streets: ['解放南路', '友谊路', '大沽南路'] },
] as const;

/** A home with its district: a house number that does not exist, with a flat number. */
export function homeOf(random: Random): { readonly region: string; readonly address: string } {
  const flat = `${random.int(1, 20)}门${random.int(1, 18)}0${random.int(1, 4)}室`;
  if (!random.chance(0.04)) return { region: HEDONG, address: address(random) + flat };
  const { region, name, streets } = random.pick(NEIGHBOURS);
  return {
    region,
    address: `天津市${name}${random.pick(streets)}${random.int(9000, 9999)}号${flat}`,
  };
}

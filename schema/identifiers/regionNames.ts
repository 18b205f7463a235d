/**
 * Names of administrative divisions. Source: GB/T 2260 with the announcements of the Ministry of
 * Civil Affairs up to 2023; the province-level divisions, and all of Tianjin with the counties and
 * districts that later reforms ended, because their codes stay in old unified codes. The packages
 * on npm carry the whole country in megabytes, or only its present divisions.
 */
const PROVINCES: Readonly<Record<string, string>> = {
  '11': '北京市',
  '12': '天津市',
  '13': '河北省',
  '14': '山西省',
  '15': '内蒙古自治区',
  '21': '辽宁省',
  '22': '吉林省',
  '23': '黑龙江省',
  '31': '上海市',
  '32': '江苏省',
  '33': '浙江省',
  '34': '安徽省',
  '35': '福建省',
  '36': '江西省',
  '37': '山东省',
  '41': '河南省',
  '42': '湖北省',
  '43': '湖南省',
  '44': '广东省',
  '45': '广西壮族自治区',
  '46': '海南省',
  '50': '重庆市',
  '51': '四川省',
  '52': '贵州省',
  '53': '云南省',
  '54': '西藏自治区',
  '61': '陕西省',
  '62': '甘肃省',
  '63': '青海省',
  '64': '宁夏回族自治区',
  '65': '新疆维吾尔自治区',
  '71': '台湾省',
  '81': '香港特别行政区',
  '82': '澳门特别行政区',
};

const DIVISIONS: Readonly<Record<string, string>> = {
  '120100': '市辖区',
  '120101': '和平区',
  '120102': '河东区',
  '120103': '河西区',
  '120104': '南开区',
  '120105': '河北区',
  '120106': '红桥区',
  '120107': '塘沽区',
  '120108': '汉沽区',
  '120109': '大港区',
  '120110': '东丽区',
  '120111': '西青区',
  '120112': '津南区',
  '120113': '北辰区',
  '120114': '武清区',
  '120115': '宝坻区',
  '120116': '滨海新区',
  '120117': '宁河区',
  '120118': '静海区',
  '120119': '蓟州区',
  '120221': '宁河县',
  '120222': '武清县',
  '120223': '静海县',
  '120224': '宝坻县',
  '120225': '蓟县',
};

/** The first two digits of the province-level divisions. */
export const PROVINCE_CODES: ReadonlySet<string> = new Set(Object.keys(PROVINCES));

/**
 * The name of the division with a code, such as 天津市河东区. A division of another province is not
 * in the table: its name is that of the province. `100000` is the state itself.
 * @returns null for a code of no province-level division
 */
export function regionName(code: string): string | null {
  if (code === '100000') return '国家';
  const province = PROVINCES[code.slice(0, 2)];
  if (province === undefined) return null;
  return `${province}${DIVISIONS[code] ?? ''}`;
}

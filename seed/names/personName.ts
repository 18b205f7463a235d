import type { Random } from '../random';

const SURNAMES = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
];
const COMPOUND = ['欧阳', '上官', '司马', '诸葛', '皇甫', '尉迟'];
const MALE = [...'伟强磊军勇杰涛明超刚平辉鹏华飞鑫波斌宇浩凯健俊帆帅旭宁龙林阳建峰志海东国庆'];
const FEMALE = [...'芳娜敏静丽艳娟霞秀英玲桂兰燕红雪慧莹颖琳欣怡婷洁梅云丹蕾佳倩岚薇晶璐'];
const UNISEX = [...'文雨晨子思嘉一梓若清书安宁乐言可心之以亦'];

/** A plausible Chinese name. */
export function personName(random: Random, sex: 'MALE' | 'FEMALE'): string {
  // A few surnames are very common: squaring the random number prefers the head of the list.
  const rank = (random.int(0, 999) / 1000) ** 2;
  const surname = random.chance(0.01)
    ? random.pick(COMPOUND)
    : SURNAMES[Math.floor(rank * SURNAMES.length)]!;
  const own = sex === 'MALE' ? MALE : FEMALE;
  const given = random.chance(0.2)
    ? random.pick(own)
    : random.pick(random.chance(0.5) ? UNISEX : own) + random.pick(own);
  return surname + given;
}

const CHARACTERS = [
  ...'云澜棠颐禾沐宸煦瑾渝曦槿岚泓霖栩筠珩萱祺彧钰璟熠皓蔚澄溪朗弈楷翊铭骏诺恒睿宏祥瑞盛茂元晟博',
];

/**
 * The three characters of an organisation's trade name. Three uncommon characters keep it from
 * being the name of an existing business; no two organisations of a dataset of up to 91,125 share
 * one.
 * @param index different for each organisation
 */
export function tradeName(index: number, shift: number): string {
  const base = CHARACTERS.length;
  const at = (index * 30_011 + shift) % base ** 3;
  return (
    CHARACTERS[Math.floor(at / base ** 2)]! +
    CHARACTERS[Math.floor(at / base) % base]! +
    CHARACTERS[at % base]!
  );
}

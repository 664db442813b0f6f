/** 复姓: the surname of two characters stays whole, as people say it. */
const doubleSurnames =
  /^(欧阳|上官|司马|诸葛|皇甫|尉迟|东方|公孙|令狐|慕容|司徒|夏侯|长孙|宇文|端木|轩辕|百里|呼延|南宫|西门|独孤|申屠|淳于|单于|公冶|太史|闻人|赫连|澹台|濮阳|钟离|鲜于|闾丘|司空|亓官)./

/**
 * A name as a kiosk shows it: `王*芳`, `王*` where there are two characters, `欧阳*` with a surname of two, `阿*提` of a long one,
 * `A***` of a Latin one. Enough to find oneself, too little to learn who stands there.
 */
export function maskName(name: string): string {
  const characters = [...name.trim()]
  const first = characters[0] ?? ''
  if (!/\p{Script=Han}/u.test(first)) return first === '' ? '' : `${first}***`
  const surname = doubleSurnames.test(name.trim()) ? characters.slice(0, 2).join('') : first
  const rest = characters.slice([...surname].length)
  return rest.length < 2 ? `${surname}*` : `${surname}*${rest.at(-1)}`
}

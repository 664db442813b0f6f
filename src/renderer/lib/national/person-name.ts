/** `王*芳`, `李*`, `阿**江`: for a screen in a public place. Counts characters, not code units: rare ones take two. */
export function maskName(name: string): string {
  const characters = [...name]
  if (characters.length <= 1) return name
  if (characters.length === 2) return `${characters[0]}*`
  return `${characters[0]}${'*'.repeat(characters.length - 2)}${characters.at(-1)}`
}

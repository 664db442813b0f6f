import { maskCitizenNumber } from '../../../../lib/national/citizen-number'
import { maskPhone } from '../../../../lib/national/phone'

/** Citizen numbers and phones inside any text of a sheet, masked: a preview is for the columns, not for the people. */
export const maskText = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\d{14,17}[\dXx]/g, (number) => maskCitizenNumber(number.length === 18 ? number : number.padEnd(18, '*')))
    .replace(/(?<!\d)1\d{10}(?!\d)/g, maskPhone)

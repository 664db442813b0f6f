import {
  ActionIcon,
  Button,
  type CSSVariablesResolver,
  createTheme,
  Input,
  InputWrapper,
  Kbd,
  type MantineColorsTuple,
  Modal,
  NavLink,
  PasswordInput,
  Select,
  Textarea,
  TextInput,
  Tooltip,
} from '@mantine/core'

/** 朱红, the red of the seal and of every service center's sign. Kept for the one main action of a page and for the seal. */
const vermilion: MantineColorsTuple = [
  '#fdf1ee',
  '#f9ddd7',
  '#efb6ac',
  '#e48c7d',
  '#d96553',
  '#cc4635',
  '#bb3021',
  '#a92416',
  '#8f1c10',
  '#74150b',
]

/** Grays with the warmth of paper. From 6 on they are dark enough to be read on it (4.5 to 1 and more). */
const stone: MantineColorsTuple = [
  '#faf7f2',
  '#f4efe7',
  '#eae2d6',
  '#ddd2c3',
  '#c6b8a6',
  '#8a7d6f',
  '#6a5f54',
  '#544a41',
  '#3d352e',
  '#2a2420',
]

const jade: MantineColorsTuple = [
  '#edf6f1',
  '#d6eadf',
  '#aed5c1',
  '#83bea1',
  '#5ca985',
  '#3f9470',
  '#2b7d5b',
  '#1f6a4b',
  '#18553c',
  '#10402c',
]

const amber: MantineColorsTuple = [
  '#fdf5e3',
  '#fae8bf',
  '#f3d184',
  '#e9b84c',
  '#d99d21',
  '#b97f0c',
  '#986508',
  '#7d5206',
  '#643f05',
  '#4b2f04',
]

export const colours = { paper: '#fbf8f2', card: '#ffffff', rail: '#f3ede2', ink: '#2a2420' } as const

/** Only fonts the machine has: no page of ours fetches one. */
const sans =
  '"PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "HarmonyOS Sans SC", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", system-ui, sans-serif'
const song = `"Songti SC", "STZhongsong", "Source Han Serif SC", "Noto Serif SC", "Noto Serif CJK SC", ${sans}`

const tall = { '--input-height': '2.875rem', '--input-fz': '1rem', '--input-bd-focus': 'var(--mantine-color-gray-9)' }

export const theme = createTheme({
  primaryColor: 'vermilion',
  primaryShade: 7,
  white: colours.card,
  black: colours.ink,
  colors: { vermilion, gray: stone, red: vermilion, green: jade, teal: jade, yellow: amber, orange: amber },
  fontFamily: sans,
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", Consolas, "Noto Sans Mono CJK SC", monospace',
  fontSizes: { xs: '0.875rem', sm: '1rem', md: '1.0625rem', lg: '1.25rem', xl: '1.5rem' },
  lineHeights: { xs: '1.45', sm: '1.5', md: '1.6', lg: '1.5', xl: '1.4' },
  headings: {
    fontFamily: song,
    fontWeight: '700',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.3' },
      h2: { fontSize: '1.375rem', lineHeight: '1.35' },
      h3: { fontSize: '1.125rem', lineHeight: '1.4' },
    },
  },
  defaultRadius: 'md',
  radius: { xs: '3px', sm: '5px', md: '8px', lg: '12px', xl: '20px' },
  shadows: { xs: '0 1px 2px #2a242014', sm: '0 1px 3px #2a24201f', md: '0 6px 20px #2a24201f' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({
      defaultProps: { size: 'md' },
      vars: (_theme, props) => ({ root: props.size === 'md' ? { '--button-height': '2.875rem', '--button-fz': '1rem' } : {} }),
    }),
    ActionIcon: ActionIcon.extend({ defaultProps: { size: 44, variant: 'subtle', color: 'gray.8' } }),
    Input: Input.extend({ defaultProps: { size: 'md' }, vars: () => ({ wrapper: tall }) }),
    InputWrapper: InputWrapper.extend({ defaultProps: { size: 'md' }, styles: { label: { marginBottom: '0.375rem' } } }),
    TextInput: TextInput.extend({ defaultProps: { size: 'md' } }),
    PasswordInput: PasswordInput.extend({ defaultProps: { size: 'md' } }),
    Textarea: Textarea.extend({ defaultProps: { size: 'md' } }),
    Select: Select.extend({ defaultProps: { size: 'md', allowDeselect: false, checkIconPosition: 'right' } }),
    NavLink: NavLink.extend({ styles: { root: { minHeight: '2.875rem', borderRadius: 'var(--mantine-radius-md)' } } }),
    Modal: Modal.extend({
      // Its <header> is no landmark of the page: the page has one already.
      defaultProps: { centered: true, radius: 'lg', padding: 'lg', attributes: { header: { role: 'presentation' } } },
      styles: { title: { fontFamily: song, fontSize: '1.25rem', fontWeight: 700 } },
    }),
    Kbd: Kbd.extend({ defaultProps: { size: 'md' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, events: { hover: true, focus: true, touch: false } } }),
  },
})

/** The variables our own style sheet uses, and the few of Mantine's that are too faint on paper as shipped. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {
    '--yz-paper': colours.paper,
    '--yz-card': colours.card,
    '--yz-rail': colours.rail,
    '--yz-line': 'var(--mantine-color-gray-3)',
    '--yz-seal': 'var(--mantine-color-vermilion-7)',
  },
  light: {
    '--mantine-color-body': colours.paper,
    '--mantine-color-placeholder': 'var(--mantine-color-gray-6)',
    '--mantine-color-error': 'var(--mantine-color-vermilion-7)',
    '--mantine-color-default-border': 'var(--mantine-color-gray-5)',
  },
  dark: {},
})

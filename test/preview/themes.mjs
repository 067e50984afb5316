/** The colours that VS Code gives to a webview, of its own themes. Only those that the style sheet asks for. */
const light = {
  foreground: '#3b3b3b',
  'editor-background': '#ffffff',
  'editor-foreground': '#3b3b3b',
  'font-family': 'system-ui, sans-serif',
  'editor-font-family': 'monospace',
  focusBorder: '#005fb8',
  'textLink-foreground': '#005fb8',
  'textLink-activeForeground': '#005fb8',
  'sideBar-background': '#f8f8f8',
  'input-background': '#ffffff',
  'input-border': '#cecece',
  'input-foreground': '#3b3b3b',
  'dropdown-background': '#ffffff',
  'dropdown-border': '#cecece',
  'dropdown-foreground': '#3b3b3b',
  'button-background': '#005fb8',
  'button-foreground': '#ffffff',
  'button-secondaryBackground': '#e5e5e5',
  'button-secondaryForeground': '#3b3b3b',
  'editorHoverWidget-background': '#f8f8f8',
  'editorHoverWidget-border': '#c8c8c8',
  'editorHoverWidget-foreground': '#3b3b3b',
  'editorError-foreground': '#e51400',
  'editorWarning-foreground': '#bf8803',
  'editorInfo-foreground': '#1a85ff',
  descriptionForeground: '#3b3b3b',
  'charts-blue': '#1a85ff',
  'charts-green': '#388a34',
  'charts-purple': '#652d90',
  'charts-red': '#e51400',
  'debugTokenExpression-string': '#a31515',
  'debugTokenExpression-number': '#098658',
  'widget-shadow': 'rgba(0, 0, 0, 0.16)',
};

const dark = {
  ...light,
  foreground: '#cccccc',
  'editor-background': '#1f1f1f',
  'editor-foreground': '#cccccc',
  focusBorder: '#0078d4',
  'textLink-foreground': '#4daafc',
  'textLink-activeForeground': '#4daafc',
  'sideBar-background': '#181818',
  'input-background': '#313131',
  'input-border': '#3c3c3c',
  'input-foreground': '#cccccc',
  'dropdown-background': '#313131',
  'dropdown-border': '#3c3c3c',
  'dropdown-foreground': '#cccccc',
  'button-background': '#0078d4',
  'button-secondaryBackground': '#313131',
  'button-secondaryForeground': '#cccccc',
  'editorHoverWidget-background': '#202020',
  'editorHoverWidget-border': '#454545',
  'editorHoverWidget-foreground': '#cccccc',
  'editorError-foreground': '#f14c4c',
  'editorWarning-foreground': '#cca700',
  'editorInfo-foreground': '#3794ff',
  descriptionForeground: '#9d9d9d',
  'charts-blue': '#3794ff',
  'charts-green': '#89d185',
  'charts-purple': '#b180d7',
  'charts-red': '#f14c4c',
  'debugTokenExpression-string': '#ce9178',
  'debugTokenExpression-number': '#b5cea8',
  'widget-shadow': 'rgba(0, 0, 0, 0.36)',
};

const highContrast = {
  ...dark,
  foreground: '#ffffff',
  'editor-background': '#000000',
  'editor-foreground': '#ffffff',
  focusBorder: '#f38518',
  contrastBorder: '#6fc3df',
  contrastActiveBorder: '#f38518',
  'textLink-foreground': '#21a6ff',
  'textLink-activeForeground': '#21a6ff',
  'sideBar-background': '#000000',
  'input-background': '#000000',
  'input-border': '#6fc3df',
  'input-foreground': '#ffffff',
  'dropdown-background': '#000000',
  'dropdown-border': '#6fc3df',
  'dropdown-foreground': '#ffffff',
  'button-background': '#000000',
  'button-secondaryBackground': '#000000',
  'button-secondaryForeground': '#ffffff',
  'editorHoverWidget-background': '#0c141f',
  'editorHoverWidget-border': '#6fc3df',
  'editorHoverWidget-foreground': '#ffffff',
  descriptionForeground: '#ffffff',
};

const highContrastLight = {
  ...light,
  foreground: '#292929',
  'editor-foreground': '#292929',
  focusBorder: '#006bbd',
  contrastBorder: '#0f4a85',
  contrastActiveBorder: '#006bbd',
  'textLink-foreground': '#0f4a85',
  'textLink-activeForeground': '#0f4a85',
  'sideBar-background': '#ffffff',
  'input-border': '#0f4a85',
  'dropdown-border': '#0f4a85',
  'charts-blue': '#1a5fb0',
  'charts-green': '#2a6a27',
  'charts-red': '#b5200d',
};

/** By name, with the class that VS Code gives to the body. */
export const themes = {
  light: { classes: 'vscode-light', colors: light },
  dark: { classes: 'vscode-dark', colors: dark },
  'high contrast': { classes: 'vscode-high-contrast', colors: highContrast },
  'high contrast light': { classes: 'vscode-high-contrast vscode-high-contrast-light', colors: highContrastLight },
};

/** Gives a page a theme. */
export function applyTheme(page, { classes, colors }) {
  return page.evaluate(
    ([names, values]) => {
      document.body.className = `${names} ${document.body.classList.contains('has-outline') ? 'has-outline' : ''}`;
      for (const [name, value] of Object.entries(values)) {
        document.documentElement.style.setProperty(`--vscode-${name}`, value);
      }
    },
    [classes, colors],
  );
}

/** The pane for those who embed it. */
export { App, type AppProps } from './App';
export type { ChosenFile, Environment, FileContent, ThemeName } from './environment';
export { createRequests, paneRequests, type Request, type Requests } from './requests';

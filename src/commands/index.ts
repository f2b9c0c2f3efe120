export { check, type CheckOutcome, type CheckTools, type CheckedSheet } from './check';
export { ribbonOffice } from './office';
export { COMMANDS, registerCommands, type Commands, type CommandEvent, type RibbonOffice } from './register';
export { reviewTools } from './tools';

/** What a command makes of the settings. */
import { suppress, unsuppress } from '../../review';
import type { RulePack } from '../../scoring/pack';
import type { Command, Settings } from './state';

export type SettingsCommand = Extract<
  Command,
  { kind: 'explain' | 'withdraw' | 'map' | 'choose-pack' | 'remove-pack' | 'declare' }
>;

/**
 * The settings after a command.
 * @param today ISO date of an 已说明 mark.
 */
export function settingsAfter(settings: Settings, command: SettingsCommand, today: string): Settings {
  switch (command.kind) {
    case 'explain':
      return { ...settings, suppressions: suppress(settings.suppressions, command.finding, command.reason, today) };
    case 'withdraw':
      return { ...settings, suppressions: unsuppress(settings.suppressions, command.key) };
    case 'map': {
      const { [command.headerKey]: _before, ...others } = settings.mappings;
      return {
        ...settings,
        mappings: command.columns === null ? others : { ...others, [command.headerKey]: command.columns },
      };
    }
    case 'choose-pack': {
      const { [command.form]: _before, ...others } = settings.packChoices;
      return { ...settings, packChoices: command.pack === null ? others : { ...others, [command.form]: command.pack } };
    }
    case 'remove-pack':
      return {
        ...settings,
        customPacks: settings.customPacks.filter(({ id }) => id !== command.pack),
        packChoices: Object.fromEntries(Object.entries(settings.packChoices).filter(([, id]) => id !== command.pack)),
      };
    case 'declare':
      return { ...settings, declaration: command.declaration };
  }
}

/** A pack of the person's own, and the choice of it for a form. One of the same id is replaced. */
export function withPack(settings: Settings, pack: RulePack, form: string | null): Settings {
  return {
    ...settings,
    customPacks: [...settings.customPacks.filter(({ id }) => id !== pack.id), pack],
    packChoices: form === null ? settings.packChoices : { ...settings.packChoices, [form]: pack.id },
  };
}

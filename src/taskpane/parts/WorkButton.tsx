/** A button of a command: it waits while anything is under way, and tells the work that is its own in place of its name. */
import { Button, Spinner } from '@fluentui/react-components';
import type { Busy } from '../session/state';
import { usePane } from './SessionContext';
import { useTexts } from './texts';

export interface WorkButtonProps {
  readonly appearance?: 'primary';
  readonly size?: 'small';
  readonly className?: string;
  readonly onClick: () => void;
  /** What is under way for this button; null: nothing, or another one's work. */
  readonly work?: Busy | null;
  readonly children: string;
}

export function WorkButton({ work = null, children, ...button }: WorkButtonProps): React.JSX.Element {
  const { t } = useTexts();
  const { state } = usePane();
  return (
    <Button
      {...button}
      // The focus stays where it is while the work lasts.
      disabledFocusable={state.busy !== null}
      {...(work === null ? {} : { icon: <Spinner size="extra-tiny" /> })}
    >
      {work === null ? children : t(`state.${work}`)}
    </Button>
  );
}

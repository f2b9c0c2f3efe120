/** Asks before changes are dropped. */
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import type { PageTexts } from '../texts';

export interface LeaveDialogProps {
  readonly t: PageTexts;
  readonly open: boolean;
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

export function LeaveDialog({ t, open, onStay, onLeave }: LeaveDialogProps): React.JSX.Element {
  return (
    <Dialog open={open} modalType="alert" onOpenChange={(_event, data) => (data.open ? undefined : onStay())}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('title')}</DialogTitle>
          <DialogContent>{t('newFile')}</DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onStay}>
              {t('newFileNo')}
            </Button>
            <Button onClick={onLeave}>{t('newFileYes')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

import { File as FileIcon } from 'lucide-react';
import { useRef } from 'react';
import { say } from '../../core/words/say.ts';
import { Button, IconButton } from '../../ui/button.tsx';

interface OpenFileButtonProps {
  readonly onFiles: (files: readonly File[]) => void;
  /** The icon alone, as in title rows. */
  readonly small?: boolean;
}

/** Opens the browser's file dialog. */
export function OpenFileButton({ onFiles, small = false }: OpenFileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const open = () => input.current?.click();
  return (
    <>
      {small ? (
        <IconButton small icon={FileIcon} label={say`Open file`} onClick={open} />
      ) : (
        <Button icon={FileIcon} onClick={open}>
          {say`Open file`}
        </Button>
      )}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          // So that the same file can be opened again.
          currentTarget.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </>
  );
}

import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface List {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
}

/** Fetches the next page of a list, while there is one. */
export function MoreButton({ list, mt }: { list: List; mt?: string }) {
  const { t } = useTranslation();
  if (!list.hasNextPage) return null;
  return (
    <Button variant="subtle" fullWidth mt={mt} onClick={() => list.fetchNextPage()} loading={list.isFetchingNextPage}>
      {t('app.more')}
    </Button>
  );
}

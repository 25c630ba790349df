import { Badge, Box } from '@mui/material';
import { createElement } from 'react';
import { Menu, useGetResourceLabel, useResourceDefinitions } from 'react-admin';
import { useMay } from '../auth/use-may.js';
import { serviceToday } from '../data/time.js';
import { useLiveList } from '../lists/use-live-list.js';
import { badgesOf, type Badge as BadgeOf } from '../start/badges.js';

/** What can be opened, with the number of what waits beside it. */
export function DashboardMenu() {
  const names = Object.values(useResourceDefinitions())
    .filter(({ hasList }) => hasList)
    .map(({ name }) => name);
  const badges = badgesOf(serviceToday(), useMay('approvals'));
  return (
    <Box component="nav" aria-label="Dashboard">
      <Menu>
        <Menu.DashboardItem primaryText="Your work" />
        {names.map((name) => {
          const badge = badges[name];
          return badge ? (
            <BadgedItem key={name} name={name} badge={badge} />
          ) : (
            <Menu.ResourceItem key={name} name={name} />
          );
        })}
      </Menu>
    </Box>
  );
}

function BadgedItem({ name, badge }: { name: string; badge: BadgeOf }) {
  const { total = 0 } = useLiveList(badge.list, useMay(badge.list.resource));
  const label = useGetResourceLabel()(name, 2);
  const icon = useResourceDefinitions()[name]?.icon;
  return (
    <Menu.ResourceItem
      name={name}
      leftIcon={
        <Badge badgeContent={total} max={999} color="primary" slotProps={{ badge: { 'aria-hidden': true } }}>
          {icon && createElement(icon)}
        </Badge>
      }
    >
      {label}
      {total > 0 && (
        <Box component="span" sx={onlyHeard}>
          {badge.text(total)}
        </Box>
      )}
    </Menu.ResourceItem>
  );
}

/** The number is to be seen; what it counts is for people who do not see it. */
const onlyHeard = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
};

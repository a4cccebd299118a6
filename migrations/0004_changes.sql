CREATE TABLE `event_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`event_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`kind` text NOT NULL,
	`before` text NOT NULL,
	`retimed` integer NOT NULL,
	`reason` text,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `event_changes_once` ON `event_changes` (`event_id`,`sequence`);--> statement-breakpoint
ALTER TABLE `deliveries` ADD `told_sequence` integer;--> statement-breakpoint
ALTER TABLE `invitations` ADD `asked_after` integer DEFAULT 0 NOT NULL;
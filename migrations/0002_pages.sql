CREATE TABLE `event_drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`user_id` text NOT NULL,
	`event_id` text,
	`typed` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `event_drafts_user` ON `event_drafts` (`organization_id`,`user_id`,`updated_at`);--> statement-breakpoint
DROP INDEX `tenures_once`;--> statement-breakpoint
CREATE UNIQUE INDEX `tenures_once_undated` ON `tenures` (`office_id`,`name`,`capacity`) WHERE from_date is null;--> statement-breakpoint
CREATE INDEX `tenures_proposed` ON `tenures` (`organization_id`) WHERE state = 'proposed';--> statement-breakpoint
CREATE UNIQUE INDEX `tenures_once` ON `tenures` (`office_id`,`name`,`capacity`,`from_date`) WHERE from_date is not null;--> statement-breakpoint
ALTER TABLE `events` ADD `draft_id` text;--> statement-breakpoint
ALTER TABLE `events` ADD `sample` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `events_by_status` ON `events` (`organization_id`,`status`,`ends_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `events_draft_once` ON `events` (`organization_id`,`draft_id`) WHERE draft_id is not null;--> statement-breakpoint
ALTER TABLE `invitations` ADD `whatsapp_opened_at` integer;--> statement-breakpoint
ALTER TABLE `invitations` ADD `whatsapp_opened_by` text;--> statement-breakpoint
CREATE INDEX `invitations_office` ON `invitations` (`office_id`) WHERE office_id is not null;--> statement-breakpoint
CREATE INDEX `tasks_open` ON `tasks` (`organization_id`,`due_on`) WHERE done_at is null;--> statement-breakpoint
CREATE INDEX `deliveries_finished` ON `deliveries` (`event_id`,`finished_at`) WHERE finished_at is not null;--> statement-breakpoint
CREATE INDEX `deliveries_stuck` ON `deliveries` (`organization_id`,`event_id`) WHERE state in ('parked', 'failed', 'bounced');
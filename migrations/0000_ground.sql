CREATE TABLE `agencies` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`key` text NOT NULL,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `agencies_once` ON `agencies` (`organization_id`,`key`);--> statement-breakpoint
CREATE TABLE `offices` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`agency_id` text NOT NULL,
	`key` text NOT NULL,
	`title` text NOT NULL,
	`precedence_class` integer NOT NULL,
	`email` text,
	`phone` text,
	`staff_email` text,
	`staff_phone` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `offices_once` ON `offices` (`organization_id`,`key`);--> statement-breakpoint
CREATE TABLE `programmes` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `programmes_once` ON `programmes` (`organization_id`,`name`);--> statement-breakpoint
CREATE TABLE `tenures` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`office_id` text NOT NULL,
	`name` text NOT NULL,
	`capacity` text NOT NULL,
	`state` text NOT NULL,
	`from_date` text,
	`until_date` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tenures_once` ON `tenures` (`office_id`,`name`,`capacity`);--> statement-breakpoint
CREATE INDEX `tenures_office` ON `tenures` (`office_id`,`state`);--> statement-breakpoint
CREATE TABLE `agenda_items` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`event_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`starts_local` text NOT NULL,
	`ends_local` text NOT NULL,
	`title` text NOT NULL,
	`officer` text,
	`given` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `agenda_items_event` ON `agenda_items` (`event_id`,`ordinal`);--> statement-breakpoint
CREATE TABLE `events` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`type` text NOT NULL,
	`title` text NOT NULL,
	`theme` text,
	`programme_id` text,
	`host` text NOT NULL,
	`leader_name` text,
	`leader_position` text,
	`starts_local` text NOT NULL,
	`ends_local` text NOT NULL,
	`ends_given` integer NOT NULL,
	`timezone` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`venue_name` text NOT NULL,
	`venue_address` text,
	`venue_city` text,
	`dress` text,
	`notes` text,
	`rrule` text,
	`roles` text NOT NULL,
	`unconfirmed` text NOT NULL,
	`status` text NOT NULL,
	`sequence` integer DEFAULT 0 NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`facts_revision` integer DEFAULT 1 NOT NULL,
	`lifecycle` integer DEFAULT 0 NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	`closed_at` integer,
	`cancelled_reason` text
);
--> statement-breakpoint
CREATE INDEX `events_by_start` ON `events` (`organization_id`,`starts_at`,`id`);--> statement-breakpoint
CREATE TABLE `milestones` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`event_id` text NOT NULL,
	`kind` text NOT NULL,
	`step` integer NOT NULL,
	`due_at` integer NOT NULL,
	`state` text NOT NULL,
	`done_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `milestones_once` ON `milestones` (`event_id`,`kind`,`step`);--> statement-breakpoint
CREATE INDEX `milestones_due` ON `milestones` (`due_at`) WHERE state = 'due';--> statement-breakpoint
CREATE TABLE `tasks` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`event_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`title` text NOT NULL,
	`due_on` text NOT NULL,
	`given` integer NOT NULL,
	`chase_at` integer,
	`done_at` integer,
	`done_by` text,
	`chased_at` integer
);
--> statement-breakpoint
CREATE INDEX `tasks_event` ON `tasks` (`event_id`,`ordinal`);--> statement-breakpoint
CREATE INDEX `tasks_to_chase` ON `tasks` (`chase_at`) WHERE chase_at is not null and chased_at is null and done_at is null;--> statement-breakpoint
CREATE TABLE `answers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`organization_id` text NOT NULL,
	`event_id` text NOT NULL,
	`invitation_id` text NOT NULL,
	`answer` text NOT NULL,
	`representative_name` text,
	`representative_position` text,
	`representative_contact` text,
	`filled_by` text,
	`note` text,
	`channel` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`request_key` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `answers_request_key_unique` ON `answers` (`request_key`);--> statement-breakpoint
CREATE INDEX `answers_invitation` ON `answers` (`invitation_id`,`id`);--> statement-breakpoint
CREATE TABLE `deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`event_id` text NOT NULL,
	`invitation_id` text,
	`answer_id` integer,
	`kind` text NOT NULL,
	`sequence` integer NOT NULL,
	`message_key` text NOT NULL,
	`recipient` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_attempt_at` integer NOT NULL,
	`claimed_at` integer,
	`finished_at` integer,
	`last_error` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_message_key_unique` ON `deliveries` (`message_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_once` ON `deliveries` (`invitation_id`,`kind`,`sequence`) WHERE invitation_id is not null;--> statement-breakpoint
CREATE INDEX `deliveries_owed` ON `deliveries` (`next_attempt_at`) WHERE state = 'owed';--> statement-breakpoint
CREATE INDEX `deliveries_sending` ON `deliveries` (`claimed_at`) WHERE state = 'sending';--> statement-breakpoint
CREATE INDEX `deliveries_event` ON `deliveries` (`event_id`,`kind`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`event_id` text NOT NULL,
	`office_id` text,
	`ordinal` integer NOT NULL,
	`position` text,
	`capacity` text NOT NULL,
	`name` text,
	`agency` text NOT NULL,
	`email` text,
	`phone` text,
	`requirement` text NOT NULL,
	`role` text NOT NULL,
	`precedence_class` integer NOT NULL,
	`token_hash` text NOT NULL,
	`token_generation` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_token_hash_unique` ON `invitations` (`token_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_office_once` ON `invitations` (`event_id`,`office_id`) WHERE office_id is not null;--> statement-breakpoint
CREATE INDEX `invitations_event` ON `invitations` (`event_id`,`precedence_class`,`ordinal`,`id`);--> statement-breakpoint
CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `accounts_user` ON `accounts` (`user_id`);--> statement-breakpoint
CREATE TABLE `api_tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`name` text NOT NULL,
	`hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_tokens_hash_unique` ON `api_tokens` (`hash`);--> statement-breakpoint
CREATE TABLE `member_invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`email` text NOT NULL,
	`role` text,
	`status` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`inviter_id` text NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `members` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `members_once` ON `members` (`organization_id`,`user_id`);--> statement-breakpoint
CREATE INDEX `members_user` ON `members` (`user_id`);--> statement-breakpoint
CREATE TABLE `organizations` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`slug` text NOT NULL,
	`logo` text,
	`created_at` integer NOT NULL,
	`metadata` text,
	`region` text DEFAULT '' NOT NULL,
	`timezone` text DEFAULT 'Asia/Jakarta' NOT NULL,
	`model_allowed` integer DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organizations_slug_unique` ON `organizations` (`slug`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL,
	`token` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`user_id` text NOT NULL,
	`active_organization_id` text,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_token_unique` ON `sessions` (`token`);--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer DEFAULT false NOT NULL,
	`image` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email_unique` ON `users` (`email`);--> statement-breakpoint
CREATE TABLE `verifications` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `verifications_identifier` ON `verifications` (`identifier`);--> statement-breakpoint
CREATE TABLE `attendance` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`event_id` text NOT NULL,
	`invitation_id` text,
	`present` text NOT NULL,
	`name` text,
	`position` text,
	`agency` text,
	`session` text DEFAULT '' NOT NULL,
	`at` integer NOT NULL,
	`nonce` text,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`undone_at` integer,
	`undone_by` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `attendance_office_once` ON `attendance` (`event_id`,`invitation_id`,`session`) WHERE undone_at is null and invitation_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `attendance_nonce_once` ON `attendance` (`event_id`,`nonce`) WHERE nonce is not null;--> statement-breakpoint
CREATE INDEX `attendance_event` ON `attendance` (`event_id`,`undone_at`);--> statement-breakpoint
CREATE TABLE `counts` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`event_id` text NOT NULL,
	`what` text NOT NULL,
	`number` integer NOT NULL,
	`note` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `counts_once` ON `counts` (`event_id`,`what`);--> statement-breakpoint
CREATE TABLE `force_counts` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`event_id` text NOT NULL,
	`unit_key` text NOT NULL,
	`unit` text NOT NULL,
	`personnel` integer NOT NULL,
	`vehicles` integer,
	`ordinal` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `force_counts_once` ON `force_counts` (`event_id`,`unit_key`);--> statement-breakpoint
CREATE TABLE `outcomes` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`event_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`speaker` text,
	`owner` text,
	`due` text,
	`created_at` integer NOT NULL,
	`removed_at` integer
);
--> statement-breakpoint
CREATE INDEX `outcomes_event` ON `outcomes` (`event_id`,`ordinal`);--> statement-breakpoint
CREATE TABLE `reports` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`event_id` text NOT NULL,
	`version` integer NOT NULL,
	`status` text NOT NULL,
	`facts_revision` integer NOT NULL,
	`writer` text,
	`sections` text,
	`message` text,
	`facts` text,
	`missing` text,
	`started_at` integer NOT NULL,
	`retry_at` integer NOT NULL,
	`attempt` integer DEFAULT 0 NOT NULL,
	`drafted_at` integer,
	`final_at` integer,
	`final_by` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reports_version` ON `reports` (`event_id`,`version`);--> statement-breakpoint
CREATE INDEX `reports_drafting` ON `reports` (`retry_at`) WHERE status = 'drafting';--> statement-breakpoint
CREATE TABLE `attempts` (
	`key` text NOT NULL,
	`window` integer NOT NULL,
	`number` integer NOT NULL,
	PRIMARY KEY(`key`, `window`)
);
--> statement-breakpoint
CREATE TABLE `audit_entries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`organization_id` text NOT NULL,
	`event_id` text,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`door` text NOT NULL,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`before` text,
	`after` text,
	`hash` text
);
--> statement-breakpoint
CREATE INDEX `audit_event` ON `audit_entries` (`event_id`,`id`);--> statement-breakpoint
CREATE INDEX `audit_unsealed` ON `audit_entries` (`id`) WHERE hash is null;--> statement-breakpoint
CREATE TABLE `idempotency_keys` (
	`organization_id` text NOT NULL,
	`key` text NOT NULL,
	`request_hash` text NOT NULL,
	`started_at` integer NOT NULL,
	`lease_until` integer NOT NULL,
	`status` integer,
	`body` text,
	`headers` text,
	PRIMARY KEY(`organization_id`, `key`)
);
--> statement-breakpoint
CREATE INDEX `idempotency_started` ON `idempotency_keys` (`started_at`);--> statement-breakpoint
CREATE TABLE `mailbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`message_id` text NOT NULL,
	`to` text NOT NULL,
	`subject` text NOT NULL,
	`raw` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mailbox_message_id_unique` ON `mailbox` (`message_id`);--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
